// Says that a file is too large before it is sent, and that sending goes on.
const KINDS = { pdf: "pdf", jpg: "image", jpeg: "image", png: "image", webp: "image" };

function watch(form) {
  const input = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-upload-progress]");
  input.addEventListener("change", () => {
    const file = input.files[0];
    const kind = file && (KINDS[file.name.split(".").pop().toLowerCase()] || "office");
    const tooLarge = Boolean(file) && file.size > Number(form.dataset[kind]);
    input.setCustomValidity(tooLarge ? form.dataset.tooLarge : "");
    input.setAttribute("aria-invalid", String(tooLarge));
    told.textContent = tooLarge ? form.dataset.tooLarge : "";
  });
  form.addEventListener("submit", (event) => {
    if (input.validity.customError) {
      event.preventDefault();
      input.focus();
      return;
    }
    told.textContent = form.dataset.sending;
  });
}

for (const form of document.querySelectorAll("[data-upload-form]")) watch(form);
