// Saves a section by itself after a pause. Without it, the buttons do.
const PAUSE = 3000; // ms of silence before typed words are saved
const AGAIN = 15000; // ms before another try without a connection

const form = document.querySelector("form[data-writing]");
if (form) watch(form);

function watch(form) {
  const place = form.querySelector("[data-saved]");
  // A page that shows what was typed but not stored has nothing saved.
  let saved = form.dataset.writing ? "" : written(form);
  // After a conflict, only the button shows both versions, and only the button takes the choice.
  let isStopped = form.dataset.writing === "choose";
  let running = false;
  let timer;

  const isUnsaved = () => written(form) !== saved;
  const later = (wait = PAUSE) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function save() {
    if (isStopped || running || !isUnsaved()) return;
    running = true;
    const body = new FormData(form);
    const sent = written(form);
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(form.action, { method: "POST", body, headers });
      const told = await answer.json();
      place.textContent = told.words;
      isStopped = answer.status === 409;
      if (answer.ok) {
        form.elements.version.value = told.version;
        form.elements.base.value = told.base;
        saved = sent;
        if (isUnsaved()) later();
      }
    } catch {
      place.textContent = place.dataset.failed;
      later(AGAIN);
    } finally {
      running = false;
    }
  }

  if (isUnsaved()) later();
  form.addEventListener("input", () => later());
  form.addEventListener("focusout", () => later());
  document.addEventListener("visibilitychange", () => document.hidden && save());
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    saved = written(form);
    isStopped = true;
  });
  window.addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault());
}

/** What stands in the form, without what only travels with it. */
function written(form) {
  const own = [...new FormData(form)].filter(([name]) => !["base", "version", "csrfmiddlewaretoken"].includes(name));
  return JSON.stringify(own);
}
