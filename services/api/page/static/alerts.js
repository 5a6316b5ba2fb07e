// On the page of an alert: new matches appear by themselves, and addresses can be copied with one click.

const live = document.getElementById("live");
const list = document.getElementById("matches");
const form = document.getElementById("match");
let came = 0;

function line(article) {
  const made = form.content.firstElementChild.cloneNode(true);
  made.dataset.id = article.id;
  const link = made.querySelector("a");
  link.href = `/articles/${encodeURIComponent(article.id)}`;
  link.textContent = article.headline;
  const source = made.querySelector("strong");
  if (article.source?.name) source.textContent = article.source.name;
  else source.remove();
  return made;
}

function show(article) {
  const known = [...list.children].find((each) => each.dataset.id === article.id);
  if (known) known.remove();
  else came += 1;
  list.prepend(line(article));
  document.getElementById("none")?.remove();
  live.textContent = came === 1 ? "1 new match" : `${came} new matches`;
}

if (live?.dataset.stream) {
  const stream = new EventSource(live.dataset.stream);
  stream.addEventListener("open", () => { live.dataset.listening = ""; if (!came) live.textContent = "New matches appear here by themselves."; });
  stream.addEventListener("error", () => { delete live.dataset.listening; live.textContent = "Not listening just now. Reload the page to see what is new."; });
  stream.addEventListener("article", (event) => show(JSON.parse(event.data)));
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

// Behind a proxy the server may not know by which name it is called here.
for (const field of document.querySelectorAll("[data-path]")) field.value = new URL(field.dataset.path, location.origin);

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.setAttribute("aria-label", `Copy: ${field.labels[0].textContent}`);
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // without https there is no clipboard
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
}

// To reload the page that answered a form would send the form again; the alert itself is what is meant then.
const instead = document.querySelector("[data-instead]");
if (instead) history.replaceState(null, "", instead.href);
