// Shows how long a post of a communication kit is while somebody writes it. The server counts, so
// that the rules of each network stand in one place (resources/networks.py).

const PART = /-(network|html|hashtags)$/;
const PAUSE = 500; // milliseconds; the rich text editor hands over what was typed after 250

const waiting = new WeakMap();
let last = 0;

function partsOf(block) {
  const parts = {};
  for (const field of block.querySelectorAll("input[name], textarea[name], select[name]")) {
    const name = field.name.match(PART)?.[1];
    if (name) parts[name] = field;
  }
  return parts;
}

function counterOf(block, field) {
  const known = block.querySelector(".post-counter");
  if (known) return known;
  const counter = document.createElement("div");
  counter.id = `post-counter-${(last += 1)}`;
  counter.className = "post-counter limit-counter help";
  counter.setAttribute("aria-live", "polite");
  field.closest("[data-contentpath]").append(counter);
  return counter;
}

async function count(block) {
  const parts = partsOf(block);
  if (!parts.html) return;
  const sent = new FormData();
  for (const [name, field] of Object.entries(parts)) sent.set(`post-${name}`, field.value);
  const token = block.closest("form").elements.csrfmiddlewaretoken.value;
  const address = document.querySelector("[data-post-length]").dataset.postLength;
  const answer = await fetch(address, {
    method: "POST",
    body: sent,
    headers: { "X-CSRFToken": token },
  });
  if (!answer.ok) return;
  const { words, faults } = await answer.json();
  const counter = counterOf(block, parts.html);
  const text = faults.length ? faults.join(" ") : words;
  if (counter.textContent !== text) counter.textContent = text;
  counter.classList.toggle("limit-counter--full", faults.length > 0);
}

function later(event) {
  const block = event.target.closest?.(".kit-post");
  if (!block) return;
  clearTimeout(waiting.get(block));
  const again = () => count(block).catch(() => {}); // the next key is another try
  waiting.set(block, setTimeout(again, PAUSE));
}

for (const kind of ["focusin", "input", "change", "keyup", "paste", "drop"]) {
  document.addEventListener(kind, later);
}
