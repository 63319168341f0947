// Keeps the progress of a newsletter fresh while it is being sent; when its state changes, the
// whole page is loaded again, because other buttons belong to it then.

const EVERY = 1000; // milliseconds; a hidden page waits until somebody looks

async function refresh(area) {
  if (document.hidden) return;
  const answer = await fetch(area.dataset.newsletterProgress, { redirect: "error" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const before = area.querySelector("[data-state]");
  const after = fresh.querySelector("[data-state]");
  if (after.dataset.state !== before.dataset.state) location.reload();
  else before.replaceWith(after);
}

for (const area of document.querySelectorAll("[data-newsletter-progress]")) {
  (async () => {
    for (;;) {
      await new Promise((later) => setTimeout(later, EVERY));
      await refresh(area).catch(() => {}); // the next second is another try
    }
  })();
}
