// Ways to go elsewhere on the site that are shown; none is of use on paper.
() => [...document.querySelectorAll("body > header nav, body > header form, main nav, .leave, .skip-link")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => element.outerHTML.slice(0, 160));
