// Dragging over the bars of the histogram: the search is narrowed to the time from the first to the last of them.

const chart = document.querySelector("[data-histogram]");

if (chart) {
  document.querySelector("[data-drag]").hidden = false;
  const steps = [...chart.querySelectorAll(".step")];
  let from = null;
  let to = null;

  const at = (event) => {
    const box = chart.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(steps.length - 1, Math.floor(share * steps.length)));
  };
  const mark = () => {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    steps.forEach((step, n) => step.classList.toggle("in", from !== null && low !== high && low <= n && n <= high));
  };

  chart.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    from = to = at(event);
  });
  addEventListener("pointermove", (event) => {
    if (from === null) return;
    to = at(event);
    mark();
  });
  addEventListener("pointercancel", () => { from = null; mark(); });
  addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    from = null;
    if (low === high) return; // a click: the bar is a link
    const there = new URL(location.href);
    there.searchParams.delete("page");
    there.searchParams.set("from_date", steps[low].dataset.first);
    there.searchParams.set("to_date", steps[high].dataset.last);
    addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
    location.href = there;
  });
  chart.addEventListener("dragstart", (event) => event.preventDefault());
}
