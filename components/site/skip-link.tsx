/** First stop of the Tab key on every page; each page has one `<main id="main">`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="absolute -top-16 left-3 z-50 rounded-2 bg-accent px-3.5 py-2 text-on-accent focus:top-2"
    >
      Skip to content
    </a>
  )
}
