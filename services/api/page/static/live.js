// The rows of dropped files, followed to their end, and how it all stands, fetched anew now and then.

const rows = document.getElementById("followed").querySelector("tbody");
const going = new Map(); // receipt -> row, of those that have not come to their end
let events = null;
let listening = 0, polling = 0;
const GATHER_MS = 400; // receipts that come one after another are asked for together
const AGAIN_MS = 1000;
const ENDED_MS = 1000; // from the end of a file to the new totals
const STATE_MS = 10000;

const words = { waiting: "waiting in the inbox", indexed: "indexed", duplicate: "there already", failed: "failed" };
const stages = { claim: "being claimed", parse: "being read", enrich: "being enriched", index: "being indexed" };

function state(status, text) {
  const told = document.createElement("span");
  told.className = `state ${status}`;
  told.textContent = text;
  return told;
}

function link(href, text) {
  const made = document.createElement("a");
  made.href = href;
  made.textContent = text;
  return made;
}

function number(count) { return (count ?? 0).toLocaleString("en"); }

function tell(row, file) {
  row.dataset.status = file.status;
  row.cells[0].replaceChildren(file.file ? link(file.file, file.name) : file.name);
  row.cells[1].replaceChildren(state(file.status, words[file.status] ?? stages[file.stage] ?? "on its way"));
  row.cells[2].replaceChildren(...outcome(file));
  if (!["waiting", "pending"].includes(file.status)) { going.delete(file.receipt); refreshSoon(); }
}

function outcome(file) {
  if (file.failure) {
    const reason = document.createElement("span");
    reason.className = "bad-text";
    reason.textContent = file.failure.reason;
    return [reason, ` ${file.failure.advice}`];
  }
  if (file.articles.length) {
    const told = file.articles.flatMap((article, place) => [place ? "; " : "", link(article.href, article.headline)]);
    const more = (file.counts.indexed ?? 0) - file.articles.length;
    if (more > 0) told.push(`, and ${number(more)} more`);
    if (file.counts.failed) told.push(`; ${number(file.counts.failed)} failed`);
    return told;
  }
  if (!file.progress) return [];
  const bar = document.createElement("progress");
  bar.max = file.progress.parsed || 1;
  bar.value = file.progress.indexed || 0;
  bar.setAttribute("aria-label", "Indexed");
  return [bar, ` ${number(file.progress.indexed)} of ${number(file.progress.parsed)} so far`];
}

function address(path) {
  for (const [receipt, row] of going) if (!row.isConnected) going.delete(receipt); // pushed out by newer ones
  return `${path}?${new URLSearchParams([...going.keys()].map((receipt) => ["receipt", receipt]))}`;
}

function listenSoon(wait) { listening ||= setTimeout(listen, wait); }

function listen() {
  listening = 0;
  events?.close();
  const asked = address("/inbox/events");
  if (!going.size) return;
  events = new EventSource(asked);
  events.addEventListener("file", (event) => told(JSON.parse(event.data)));
  events.addEventListener("end", () => { events.close(); if (going.size) listenSoon(AGAIN_MS); });
  events.onerror = () => { events.close(); polling ||= setTimeout(poll, AGAIN_MS); };
}

function told(file) {
  const row = going.get(file.receipt);
  if (row) tell(row, file);
}

// Where nothing can be listened to, it is asked for; then listening is tried again.
async function poll() {
  try {
    const asked = address("/inbox/status");
    if (going.size) for (const file of await (await fetch(asked, { headers: { Accept: "application/json" } })).json()) told(file);
  } catch { /* the server is away for the moment */ }
  polling = 0;
  if (going.size) listenSoon(AGAIN_MS);
}

document.addEventListener("dropped", ({ detail: { receipt, row } }) => {
  row.dataset.receipt = receipt;
  going.set(receipt, row);
  listenSoon(GATHER_MS);
});

for (const row of rows.querySelectorAll("[data-receipt]")) {
  if (["waiting", "pending"].includes(row.dataset.status)) going.set(row.dataset.receipt, row);
}
listen();

// How it all stands. Its token is a new one, too: a page that stays open for days can still drop.

let soon = 0;
function refreshSoon() { soon ||= setTimeout(refresh, ENDED_MS); }

async function refresh() {
  soon = 0;
  const old = document.querySelector("[data-refresh]");
  if (old.contains(document.activeElement)) return; // nobody's place is taken away
  try {
    const answer = await fetch("/inbox/state", { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const made = page.querySelector("[data-refresh]");
    document.body.dataset.token = made.dataset.token;
    old.replaceWith(document.adoptNode(made));
  } catch { /* the server is away: the next time will tell */ }
}
setInterval(() => { if (!document.hidden) refreshSoon(); }, STATE_MS);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = "Copied";
});
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
