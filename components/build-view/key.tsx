/** What the patterns mean. */
export function Key() {
  return (
    <div className="key">
      <ul aria-label="Key">
        <li>
          <i aria-hidden className="keep-colour" data-look="cached" />
          cached
        </li>
        <li>
          <i aria-hidden className="keep-colour" data-look="rerun" />
          rebuilt
        </li>
        <li>
          <i aria-hidden className="keep-colour" data-look="may-rerun" />
          may run
        </li>
        <li>
          <i aria-hidden className="keep-colour" data-look="waste" />
          deleted later, still shipped
        </li>
        <li>
          <i aria-hidden className="keep-colour" data-look="gone" />
          thrown away
        </li>
        <li>
          <i aria-hidden className="keep-colour" data-look="open" />
          size not known
        </li>
      </ul>
      <p className="keys">
        <kbd>↑</kbd> <kbd>↓</kbd> layers <kbd>Enter</kbd> go to line <kbd>Space</kbd> details <kbd>C</kbd>{' '}
        file
      </p>
    </div>
  )
}
