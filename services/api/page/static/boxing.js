// Drawing a box on the map: the search is narrowed to it. A click stays one: the places are links. A finger scrolls.

const LEAST = 4; // pixels; a hand that clicks is not quite still

for (const map of document.querySelectorAll("[data-within]")) {
  map.closest("figure").querySelector("[data-drag]").hidden = !matchMedia("(any-pointer: fine)").matches;
  const box = document.createElementNS(map.namespaceURI, "rect");
  box.classList.add("drawn");
  let from = null;

  const at = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  const drawn = (event) => {
    const to = at(event);
    return [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y)];
  };
  const isClick = (event) => Math.hypot(event.clientX - from.left, event.clientY - from.top) < LEAST;
  const end = () => { from = null; box.remove(); };

  map.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch") return;
    const { x, y } = at(event);
    from = { x, y, left: event.clientX, top: event.clientY };
  });
  addEventListener("pointermove", (event) => {
    if (from === null || isClick(event)) return;
    const [left, top, right, bottom] = drawn(event);
    for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) box.setAttribute(name, value);
    map.append(box);
  });
  addEventListener("pointercancel", end);
  addEventListener("keydown", (event) => { if (event.key === "Escape") end(); });
  addEventListener("pointerup", (event) => {
    if (from === null) return;
    const there = new URL(map.dataset.within, location.origin);
    there.searchParams.set("drawn", drawn(event).map((each) => each.toFixed(1)).join(","));
    const was = isClick(event);
    end();
    if (was) return;
    addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
    location.href = there;
  });
  map.addEventListener("dragstart", (event) => event.preventDefault());
}
