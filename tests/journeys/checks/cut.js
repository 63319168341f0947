// Elements that hide some of their text, because their size does not follow it.
() => [...document.querySelectorAll("body *")]
  .filter((element) => !element.closest(".visually-hidden, svg, [aria-hidden=true]"))
  .filter((element) => element.checkVisibility() && element.textContent.trim())
  .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow))
  .filter(
    (element) =>
      element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
  )
  .map((element) => element.outerHTML.slice(0, 160));
