// Files dropped onto the page, sent a few at a time. Without it the form does the same; live.js follows them.

const form = document.querySelector("[data-drop]");
const followed = document.getElementById("followed");
const rows = followed.querySelector("tbody");
const AT_ONCE = 3; // uploads: more fill the line, not the inbox
const SHOWN = 50; // rows; the totals count all
const TRIES = 60; // of one file, while the server is busy or away for the moment
const LOOK_MS = 500; // between two tellings of how far it is: nobody reads, or listens, faster

const queue = [];
let sending = 0, sentBytes = 0, allBytes = 0, sent = 0, looking = 0, heldUntil = 0, lookAgain = 0;
const refused = []; // names with reasons

function number(count) { return count.toLocaleString("en"); }

function state(status, text) {
  const told = document.createElement("span");
  told.className = `state ${status}`;
  told.textContent = text;
  return told;
}

function rowFor(name) {
  const row = rows.insertRow(0);
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  row.append(head);
  row.insertCell().append(state("waiting", "being sent"));
  row.insertCell();
  followed.hidden = false;
  const old = [...rows.rows].slice(SHOWN);
  // What was refused stays longest: nothing else tells of it.
  for (const row of old.length ? [old.findLast((row) => row.dataset.status !== "failed") ?? old.at(-1)] : []) row.remove();
  return row;
}

// How far it is: the bar at each step, the words now and then.

function draw() { form.querySelector("progress").value = allBytes ? Math.min(sentBytes / allBytes, 1) : 1; }

function tell() {
  looking = 0;
  const all = sent + refused.length + sending + queue.length;
  const words = [`${number(sent)} of ${number(all)} sent`];
  if (refused.length) words.push(`${number(refused.length)} not sent`);
  if (heldUntil > Date.now()) words.push("the server is busy, the rest follows by itself");
  form.querySelector("[data-sent]").textContent = all ? `${words.join("; ")}.` : "";
  form.querySelector("progress").hidden = !sending && !queue.length;
}

function tellSoon() { looking ||= setTimeout(tell, LOOK_MS); }

// Sending.

function enqueue(files) {
  for (const file of files) {
    allBytes += file.size;
    queue.push({ file, tries: 0, row: null });
  }
  form.querySelector("progress").hidden = false;
  next();
}

function next() {
  clearTimeout(lookAgain);
  const wait = heldUntil - Date.now();
  if (wait > 0) lookAgain = setTimeout(next, wait);
  else while (sending < AT_ONCE && queue.length) send(queue.shift());
  draw();
  tellSoon();
}

function send(one) {
  const { file } = one;
  const most = Number(form.dataset.most);
  one.row ??= rowFor(file.name);
  sending += 1;
  let before = 0;
  const counted = (bytes) => { sentBytes += bytes - before; before = bytes; draw(); };
  const done = (problem) => {
    sending -= 1;
    counted(file.size);
    if (problem) {
      refused.push(file.name);
      one.row.dataset.status = "failed";
      one.row.cells[1].replaceChildren(state("failed", "not sent"));
      one.row.cells[2].textContent = problem;
    } else sent += 1;
    next();
  };
  const later = (seconds) => {
    sending -= 1;
    counted(0);
    one.tries += 1;
    heldUntil = Date.now() + 1000 * seconds;
    queue.unshift(one);
    next();
  };
  if (file.size > most) {
    // Told in a while, so that a thousand of them are no deep recursion.
    queueMicrotask(() => done(`It is larger than the ${number(Math.round(most / 1e6))} MB that this page takes. Copy it into the folder of the inbox yourself.`));
    return;
  }
  const request = new XMLHttpRequest();
  request.open("POST", "/inbox");
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-Form-Token", document.body.dataset.token);
  request.upload.onprogress = (event) => counted(Math.min(event.loaded, file.size));
  // The server is away, or the file cannot be read any more: the browser does not say which.
  request.onerror = () => (one.tries < 2 ? later(2) : done("It could not be read, or the connection broke. Drop it once more: nothing of it was kept."));
  request.onload = () => {
    if (request.status === 202) {
      const [receipt] = JSON.parse(request.responseText);
      one.row.cells[1].replaceChildren(state("waiting", "waiting in the inbox"));
      if (one.row.isConnected) document.dispatchEvent(new CustomEvent("dropped", { detail: { receipt: receipt.id, row: one.row } }));
      done();
    } else if ((request.status === 429 || request.status === 503) && one.tries < TRIES) {
      later(Number(request.getResponseHeader("Retry-After")) || 2);
    } else done(problemOf(request));
  };
  const data = new FormData();
  data.append("source", form.elements.source.value);
  data.append("file", file, file.name);
  request.send(data);
}

function problemOf(request) {
  try {
    const { detail, advice } = JSON.parse(request.responseText);
    return [detail, advice].filter(Boolean).join(" ");
  } catch {
    return "It was not taken. Load the page again, and drop it once more.";
  }
}

// Folders: what is hidden in them is no news.

const isHidden = (name) => name.startsWith(".");

async function* within(entry) {
  if (entry.isFile) {
    yield await new Promise((good, bad) => entry.file(good, bad));
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((good, bad) => reader.readEntries(good, bad)); // a hundred at a time
    if (!some.length) return;
    for (const each of some) if (!isHidden(each.name)) yield* within(each);
  }
}

async function take(entries) {
  for (const entry of entries) {
    let some = [];
    try {
      for await (const file of within(entry)) {
        some.push(file);
        if (some.length === 100) { enqueue(some); some = []; }
      }
    } catch {
      const row = rowFor(entry.name);
      row.dataset.status = "failed";
      row.cells[1].replaceChildren(state("failed", "not sent"));
      row.cells[2].textContent = "It could not be read to its end. May this browser read it?";
      refused.push(entry.name);
    }
    enqueue(some);
  }
}

if (form) {
  const over = (on) => form.classList.toggle("over", on);
  addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) { event.preventDefault(); over(true); } });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    over(false);
    // Both are gone once this has returned.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length) take(entries);
    else enqueue([...event.dataTransfer.files]);
  });
  // What was chosen is sent at once, like what was dropped; the button is for the form alone.
  form.querySelector("button:not([type])").hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault()); // enter in the name of the source
  form.elements.file.addEventListener("change", () => {
    enqueue([...form.elements.file.files]);
    form.elements.file.value = "";
  });
  const folder = form.querySelector("[data-folder]");
  folder.hidden = false;
  folder.addEventListener("click", () => {
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.webkitdirectory = true;
    chooser.addEventListener("change", () => enqueue([...chooser.files].filter((file) => !file.webkitRelativePath.split("/").some(isHidden))));
    chooser.click();
  });
  addEventListener("beforeunload", (event) => { if (sending || queue.length) event.preventDefault(); });
}
