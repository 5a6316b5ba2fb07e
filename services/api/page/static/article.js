// The marks on and off, and correcting a field where it stands.

const article = document.querySelector("[data-article]");
const boxes = [...document.querySelectorAll("[data-marks] input")];

function show() {
  for (const box of boxes) article.classList.toggle(`unmarked-${box.dataset.kind}`, !box.checked);
  localStorage.setItem("unmarked", boxes.filter((box) => !box.checked).map((box) => box.dataset.kind).join(" "));
}

const unmarked = (localStorage.getItem("unmarked") ?? "").split(" ");
for (const box of boxes) {
  box.checked = !unmarked.includes(box.dataset.kind);
  box.addEventListener("change", show);
}
show();

addEventListener("keydown", (event) => {
  if (event.key !== "m" || event.target.closest("input:not([type=checkbox]), textarea, select") || event.ctrlKey || event.metaKey) return;
  const all = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !all;
  show();
});

// A row of the table of origins is shown by its link, also while the table is folded.
addEventListener("hashchange", () => {
  if (location.hash.startsWith("#why-")) document.getElementById("provenance").open = true;
});

const correct = document.querySelector('a[href$="/correct"]');
if (correct) {
  for (const place of document.querySelectorAll("[data-field]")) offer(place);
}

function offer(place) {
  const name = place.dataset.field;
  const button = document.createElement("button");
  button.className = "edit screen";
  button.type = "button";
  button.textContent = "edit";
  button.setAttribute("aria-label", `Correct the ${name === "abstract" ? "standfirst" : name}`);
  button.addEventListener("click", () => edit(place, name));
  place.append(button);
}

async function form() {
  const answer = await fetch(correct.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("form.correcting");
}

async function edit(place, name) {
  const whole = await form();
  const field = document.createElement(name === "abstract" ? "textarea" : "input");
  field.className = "field";
  field.value = whole.elements[name].value;
  field.setAttribute("aria-label", name);
  const line = document.createElement("span");
  line.className = "editing";
  const save = button("Save", "button first");
  const leave = button("Leave it", "button");
  const row = document.createElement("span");
  row.className = "row";
  row.append(save, leave);
  line.append(field, row);
  const before = [...place.childNodes];
  place.replaceChildren(line);
  field.focus();
  const back = () => place.replaceChildren(...before);
  leave.addEventListener("click", back);
  const send = async () => {
    const given = new URLSearchParams({ token: document.body.dataset.token, seen: whole.elements.seen.value, [name]: field.value });
    const answer = await fetch(correct.href, { method: "POST", body: given, redirect: "manual" });
    if (answer.type === "opaqueredirect") { location.reload(); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = document.createElement("span");
    told.className = "notice bad";
    told.setAttribute("role", "alert");
    told.textContent = page.querySelector(".notice.bad")?.textContent ?? "It could not be saved. Load the page again.";
    line.querySelector(".notice")?.remove();
    line.append(told);
  };
  save.addEventListener("click", send);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") back();
    if (event.key === "Enter" && field.tagName === "INPUT") { event.preventDefault(); send(); }
  });
}

function button(text, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  return made;
}
