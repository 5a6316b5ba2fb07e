// Files dropped onto the page, sent a few at a time, and followed to their end. Without it the form does the same.

const form = document.querySelector("[data-drop]");
const followed = document.getElementById("followed");
const rows = followed.querySelector("tbody");
const token = document.body.dataset.token;
const most = Number(document.querySelector("[data-most]").dataset.most);
const AT_ONCE = 3; // uploads: more fill the line, not the inbox
const SHOWN = 50; // rows that are followed one by one
const going = new Map(); // receipt -> row
let events = null;
let waitsForStream = 0;

const words = { waiting: "waiting in the inbox", indexed: "indexed", duplicate: "there already", failed: "failed" };
const stages = { claim: "being claimed", parse: "being read", enrich: "being enriched", index: "being indexed" };

function rowFor(name) {
  const row = rows.insertRow(0);
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  row.append(head);
  row.insertCell().append(state("waiting", "being sent"));
  row.insertCell();
  followed.hidden = false;
  while (rows.rows.length > SHOWN) {
    const last = rows.rows[rows.rows.length - 1];
    going.delete(last.dataset.receipt);
    last.remove();
  }
  return row;
}

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

function tell(row, file) {
  row.dataset.status = file.status;
  row.cells[0].replaceChildren(file.file ? link(file.file, file.name) : file.name);
  row.cells[1].replaceChildren(state(file.status, words[file.status] ?? stages[file.stage] ?? "on its way"));
  const outcome = [];
  if (file.failure) {
    const reason = document.createElement("span");
    reason.className = "bad-text";
    reason.textContent = file.failure.reason;
    outcome.push(reason, ` ${file.failure.advice}`);
  } else if (file.articles.length) {
    file.articles.forEach((article, number) => outcome.push(number ? "; " : "", link(article.href, article.headline)));
    const more = (file.counts.indexed ?? 0) - file.articles.length;
    if (more > 0) outcome.push(`, and ${more.toLocaleString("en")} more`);
  } else if (file.progress) {
    outcome.push(`${(file.progress.indexed ?? 0).toLocaleString("en")} of ${(file.progress.parsed ?? 0).toLocaleString("en")} so far`);
  }
  row.cells[2].replaceChildren(...outcome);
  if (!["waiting", "pending"].includes(file.status)) { going.delete(file.receipt); refreshSoon(); }
}

function follow(receipt, row) {
  row.dataset.receipt = receipt;
  going.set(receipt, row);
  clearTimeout(waitsForStream);
  waitsForStream = setTimeout(listen, 50);
}

function address(path) {
  return `${path}?${new URLSearchParams([...going.keys()].map((receipt) => ["receipt", receipt]))}`;
}

function listen() {
  events?.close();
  if (!going.size) return;
  events = new EventSource(address("/inbox/events"));
  events.addEventListener("file", (event) => {
    const file = JSON.parse(event.data);
    const row = going.get(file.receipt);
    if (row) tell(row, file);
  });
  events.addEventListener("end", () => { events.close(); if (going.size) setTimeout(listen, 1000); });
  events.onerror = () => { events.close(); setTimeout(poll, 1000); };
}

async function poll() {
  if (!going.size) return;
  try {
    const answer = await fetch(address("/inbox/status"));
    for (const file of await answer.json()) if (going.has(file.receipt)) tell(going.get(file.receipt), file);
  } catch { /* the server is away for the moment: asked again below */ }
  setTimeout(poll, 1000);
}

// Sending.

const queue = [];
let sending = 0, sentBytes = 0, allBytes = 0, sent = 0, refused = 0;
const bar = form?.querySelector("progress");
const line = form?.querySelector("[data-sent]");

function enqueue(files) {
  for (const { file, name } of files) {
    allBytes += file.size;
    queue.push({ file, name, row: null });
  }
  bar.hidden = false;
  next();
}

function next() {
  while (sending < AT_ONCE && queue.length) send(queue.shift());
  bar.value = allBytes ? sentBytes / allBytes : 1;
  const all = sent + refused + sending + queue.length;
  line.textContent = all ? `${sent.toLocaleString("en")} of ${all.toLocaleString("en")} sent${refused ? `, ${refused} refused` : ""}` : "";
  if (!sending && !queue.length) bar.hidden = true;
}

function send({ file, name }) {
  sending += 1;
  const row = rowFor(name);
  let before = 0;
  const done = (problem) => {
    sending -= 1;
    sentBytes += file.size - before;
    if (problem) {
      refused += 1;
      row.cells[1].replaceChildren(state("failed", "not sent"));
      row.cells[2].textContent = problem;
    } else sent += 1;
    next();
  };
  if (file.size > most) { done("It is larger than this page takes. Put it into the folder of the inbox."); return; }
  const request = new XMLHttpRequest();
  request.open("POST", "/inbox");
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-Form-Token", token);
  request.upload.onprogress = (event) => { const now = Math.min(event.loaded, file.size); sentBytes += now - before; before = now; bar.value = sentBytes / allBytes; };
  request.onerror = () => done("The connection broke. Drop it once more: nothing of it was kept.");
  request.onload = () => {
    if (request.status !== 202) { done("It was not taken. Load the page again, and drop it once more."); return; }
    const [receipt] = JSON.parse(request.responseText);
    row.cells[1].replaceChildren(state("waiting", words.waiting));
    follow(receipt.id, row);
    done();
  };
  const data = new FormData();
  data.append("source", form.elements.source.value);
  data.append("file", file, name);
  request.send(data);
}

async function* within(entry) {
  if (entry.isFile) {
    yield { file: await new Promise((good, bad) => entry.file(good, bad)), name: entry.name };
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((good, bad) => reader.readEntries(good, bad)); // a hundred at a time
    if (!some.length) return;
    for (const each of some) yield* within(each);
  }
}

async function take(entries) {
  let some = [];
  for (const entry of entries) {
    for await (const found of within(entry)) {
      some.push(found);
      if (some.length === 100) { enqueue(some); some = []; }
    }
  }
  enqueue(some);
}

if (form) {
  const over = (on) => form.classList.toggle("over", on);
  addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) { event.preventDefault(); over(true); } });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    over(false);
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length) take(entries);
    else enqueue([...event.dataTransfer.files].map((file) => ({ file, name: file.name })));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    enqueue([...form.elements.file.files].map((file) => ({ file, name: file.name })));
    form.elements.file.value = "";
  });
  const folder = form.querySelector("[data-folder]");
  folder.hidden = false;
  folder.addEventListener("click", () => {
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.webkitdirectory = true;
    chooser.addEventListener("change", () => enqueue([...chooser.files].map((file) => ({ file, name: file.name }))));
    chooser.click();
  });
}

for (const row of rows.querySelectorAll("[data-receipt]")) {
  if (["waiting", "pending"].includes(row.dataset.status)) going.set(row.dataset.receipt, row);
}
listen();

// The state of the whole, fetched anew: soon after something ended, and now and then.

let soon = 0;
function refreshSoon() { clearTimeout(soon); soon = setTimeout(refresh, 500); }

async function refresh() {
  try {
    const answer = await fetch("/inbox", { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("[data-refresh]").replaceWith(document.adoptNode(page.querySelector("[data-refresh]")));
  } catch { /* the server is away: the next time will tell */ }
}
setInterval(() => { if (!document.hidden) refresh(); }, 15000);
