// What every page has: the theme, the shortcuts, and walking through lists. All of it works without, too.

const root = document.documentElement;
const switcher = document.querySelector("[data-theme-switch]");
const help = document.getElementById("help");

function switchTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = root.dataset.theme ?? (dark ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
}

switcher.hidden = false;
switcher.addEventListener("click", switchTheme);

const places = { f: "/", s: "/stories", i: "/inbox", a: "/alerts" };
let goes = false; // after g, the next letter says where

function step(by) {
  const items = [...document.querySelectorAll("[data-item] h3 a, [data-item] h2 a")];
  if (!items.length) return;
  const at = items.indexOf(document.activeElement);
  const next = items[Math.min(items.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

const keys = {
  "/": () => document.querySelector("input[type=search]")?.focus(),
  "?": () => help.showModal(),
  d: switchTheme,
  j: () => step(1),
  k: () => step(-1),
  o: () => document.activeElement?.matches("[data-item] a") && document.activeElement.click(),
  g: () => { goes = true; setTimeout(() => { goes = false; }, 1000); },
};

addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (goes && places[event.key]) { location.href = places[event.key]; return; }
  const act = keys[event.key];
  if (act) { event.preventDefault(); act(); }
});
