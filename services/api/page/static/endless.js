// Endless reading: the next page of results is appended before the end is reached, and the address says which page is
// being read. Whoever comes back from an article finds the list as it was, at the place where it was left.

const list = document.getElementById("results");
const told = document.getElementById("told");
const NEAR = "1200px"; // before its end a page is asked for: a screen or two, which takes longer to read than to load
const KEPT = "search ";

let starts = []; // of each page its address and its first article

function remember(items, url) {
  if (items.length) starts.push({ url, first: items[0] });
}

// Where we are: the address is that of the page whose articles are at the top of the window.
function follow() {
  const reading = starts.filter((start) => start.first.getBoundingClientRect().top < innerHeight / 2).at(-1) ?? starts[0];
  if (reading && reading.url !== location.pathname + location.search) history.replaceState(history.state, "", reading.url);
}

async function more(link) {
  const turn = link.parentElement;
  const url = link.getAttribute("href");
  link.removeAttribute("rel"); // it is asked for once
  const answer = await fetch(url, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const there = new Set([...list.querySelectorAll("[data-id]")].map((item) => item.dataset.id));
  // What has come in since pushes articles on to the next page, where they would be for the second time.
  const items = [...page.querySelectorAll("#results > [data-id]")].filter((item) => !there.has(item.dataset.id));
  list.append(...items);
  remember(items, url);
  turn.replaceChildren(...(page.getElementById("turn")?.childNodes ?? []));
  told.textContent = `${items.length} more articles`;
  watch();
}

const watcher = new IntersectionObserver((entries) => {
  const link = entries.find((entry) => entry.isIntersecting)?.target;
  if (!link?.rel) return;
  watcher.unobserve(link);
  more(link).catch(() => { link.rel = "next"; }); // the link still works, for the reader to click
}, { rootMargin: `0px 0px ${NEAR} 0px` });

function watch() {
  const link = document.querySelector("#turn a[rel=next]");
  if (link) watcher.observe(link);
}

// The place in the list: the first article that can be seen, and how far from the top it stands.
function place() {
  const item = [...list.children].find((each) => each.getBoundingClientRect().bottom > 0);
  return item && { id: item.dataset.id, top: item.getBoundingClientRect().top };
}

function keep() {
  const state = {
    at: place(),
    html: list.innerHTML,
    turn: document.getElementById("turn").innerHTML,
    starts: starts.map((start) => ({ url: start.url, id: start.first.dataset.id })),
  };
  try {
    sessionStorage.setItem(KEPT + history.state.visit, JSON.stringify(state));
  } catch { // full: the lists of other visits go
    Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT)).forEach((key) => sessionStorage.removeItem(key));
  }
}

function restore(state) {
  const page = new DOMParser().parseFromString(`<div id="list">${state.html}</div><p>${state.turn}</p>`, "text/html");
  list.replaceChildren(...page.getElementById("list").childNodes);
  document.getElementById("turn").replaceChildren(...page.querySelector("body > p").childNodes);
  starts = state.starts.map(({ url, id }) => ({ url, first: item(id) })).filter((start) => start.first);
}

function item(id) {
  return [...list.children].find((each) => each.dataset.id === id);
}

function goTo(at) {
  const found = at && item(at.id);
  if (found) scrollBy({ top: found.getBoundingClientRect().top - at.top, behavior: "instant" });
}

if (list) {
  const came = performance.getEntriesByType("navigation")[0]?.type;
  const visit = history.state?.visit;
  const kept = visit && JSON.parse(sessionStorage.getItem(KEPT + visit) ?? "null");
  history.replaceState({ visit: visit ?? crypto.randomUUID() }, "");
  history.scrollRestoration = kept ? "manual" : "auto";
  remember([...list.children], list.dataset.url);
  if (kept && came === "back_forward") restore(kept); // as it was; a reload has what is new
  if (kept && (came === "back_forward" || came === "reload")) goTo(kept.at);
  watch();
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  addEventListener("pagehide", keep);
}
