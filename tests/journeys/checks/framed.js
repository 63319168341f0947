// What is missing around the content of a page, and, where it is a place to come back to, in its head.
(isPlace) => {
  const WANTED = [
    "body > a[href='#main']:first-child",
    "body > header",
    "body > header nav[aria-label='Main menu']",
    "body > main#main",
    "body > footer",
  ];
  const OF_A_PAGE = [
    "meta[name=description]:not([content=''])",
    "link[rel=canonical][href^='http']",
    "meta[property='og:image'][content^='http']",
  ];
  const isFound = isPlace && !document.querySelector("meta[name=robots][content*=noindex]");
  return [...WANTED, ...(isFound ? OF_A_PAGE : [])].filter(
    (selector) => document.querySelectorAll(selector).length !== 1,
  );
};
