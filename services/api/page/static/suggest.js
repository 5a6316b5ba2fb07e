// Suggestions below a box for words: the combobox of the ARIA Authoring Practices, with a list that is only looked up.
// Without script the box is a box.

const WAIT = 150; // milliseconds after a letter: as long as the next one takes
const GROUPS = {
  headline: "Articles", person: "People", organisation: "Organisations", place: "Places", source: "Sources", keyword: "Keywords",
};
const PAGES = { person: "people", organisation: "organisations", place: "places" };

function address(kind, suggestion, narrows) {
  if (kind === "headline") return `/articles/${encodeURIComponent(suggestion.id)}`;
  if (PAGES[kind] && !narrows) return `/${PAGES[kind]}/${encodeURIComponent(suggestion.text)}`;
  return `/search?${new URLSearchParams({ [kind]: suggestion.text })}`;
}

function made(tag, attributes, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

function suggesting(box) {
  const list = made("div", { id: `${box.id}-suggestions`, role: "listbox", "aria-label": "Suggestions", class: "suggestions" });
  const around = made("div", { class: "suggesting" });
  const narrows = box.dataset.suggest === "search"; // there a name narrows, elsewhere it leads to its page
  let options = [];
  let chosen = -1;
  let waiting = 0;
  let asking = null;

  list.hidden = true;
  box.replaceWith(around);
  around.append(box, list);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

  function show(open) {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  }

  function choose(at) {
    chosen = at;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at < 0) { box.removeAttribute("aria-activedescendant"); return; }
    box.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }

  function fill(suggestions) {
    options = [];
    list.replaceChildren();
    for (const [kind, found] of Object.entries(suggestions)) {
      if (!found.length) continue;
      const title = made("div", { class: "group", id: `${list.id}-${kind}`, role: "presentation" }, GROUPS[kind]);
      const group = made("div", { role: "group", "aria-labelledby": title.id });
      group.append(title);
      for (const suggestion of found) {
        const option = made("div", { role: "option", id: `${list.id}-${options.length}`, "aria-selected": "false", dir: "auto" });
        if (kind === "headline") option.classList.add("news");
        option.dataset.href = address(kind, suggestion, narrows);
        option.append(made("span", {}, suggestion.text));
        if (suggestion.count) option.append(made("small", {}, suggestion.count.toLocaleString("en")));
        options.push(option);
        group.append(option);
      }
      list.append(group);
    }
    chosen = -1;
    show(options.length > 0);
  }

  async function ask() {
    asking?.abort();
    const typed = box.value.trim();
    if (!typed || typed.length > 100) { show(false); return; }
    asking = new AbortController();
    try {
      const answer = await fetch(`/v1/suggest?${new URLSearchParams({ q: typed, size: 3 })}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === box) fill((await answer.json()).suggestions);
    } catch { /* aborted, or away: there are no suggestions, and the box still searches */ }
  }

  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, WAIT); });
  box.addEventListener("keydown", (event) => {
    const count = options.length;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); show(false); return; }
    if (event.key === "Enter") {
      clearTimeout(waiting);
      asking?.abort();
      if (!list.hidden && chosen >= 0) { event.preventDefault(); location.href = options[chosen].dataset.href; }
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (list.hidden) { if (count) show(true); else ask(); return; }
    const by = event.key === "ArrowDown" ? 1 : -1;
    choose(chosen < 0 ? (by > 0 ? 0 : count - 1) : (chosen + by + count) % count);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.href = option.dataset.href;
  });
  box.addEventListener("blur", () => show(false));
}

document.querySelectorAll("[data-suggest]").forEach(suggesting);
