// Shows how much of a limited field is used while somebody types in it: "42 of 160 characters".

const LIMITED = "input[maxlength]:not([type=hidden]), textarea[maxlength]";
const LONGEST = 1000; // beyond that, nobody writes up to the limit
const ALMOST = 0.9; // from here on, screen readers are told, too

let last = 0;

function wordsFor(field) {
  const template = document.querySelector("[data-limit-words]");
  return template.dataset.limitWords
    .replace("{count}", field.value.length)
    .replace("{limit}", field.maxLength);
}

function counterOf(field) {
  const known = field.dataset.limitCounter && document.getElementById(field.dataset.limitCounter);
  if (known) return known;
  const counter = document.createElement("div");
  counter.id = `limit-counter-${(last += 1)}`;
  counter.className = "limit-counter help";
  field.dataset.limitCounter = counter.id;
  const described = field.getAttribute("aria-describedby");
  field.setAttribute("aria-describedby", described ? `${described} ${counter.id}` : counter.id);
  field.after(counter);
  return counter;
}

function show(event) {
  const field = event.target;
  if (!field.matches?.(LIMITED) || field.maxLength > LONGEST) return;
  const counter = counterOf(field);
  const share = field.value.length / field.maxLength;
  counter.textContent = wordsFor(field);
  counter.classList.toggle("limit-counter--full", share >= 1);
  counter.setAttribute("aria-live", share >= ALMOST ? "polite" : "off");
}

document.addEventListener("focusin", show);
document.addEventListener("input", show);
