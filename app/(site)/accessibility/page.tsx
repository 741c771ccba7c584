import type { Metadata } from 'next'

import { Article } from '@/components/site/article'
import { Link } from '@/components/ui/link'

export const metadata: Metadata = {
  title: 'Accessibility',
  description:
    'What was tested and how, what is known not to work well, and how to say what stands in your way.',
}

export default function AccessibilityPage() {
  return (
    <Article
      title="Accessibility"
      lede="What was tested and how, what is known not to work well, and how to say what stands in your way."
    >
      <p>
        Drydock is made to meet the Web Content Accessibility Guidelines 2.2 at level AA. This is our own
        assessment: nobody from outside has audited the site.
      </p>

      <h2 id="tested">What was tested</h2>
      <ul>
        <li>
          Every kind of page is checked by axe-core for rules of WCAG 2.0 to 2.2, A and AA, in the light and
          in the dark theme, in Chromium, each time the site changes. Such a program finds part of the
          possible faults.
        </li>
        <li>
          Journeys by keyboard alone run as tests: a lab from its first objective to the pass, the search,
          dialogs and menus.
        </li>
        <li>
          Contrast is computed from the colours of both themes: at least 4.5 to 1 for text, 3 to 1 for edges
          of controls and for drawings.
        </li>
        <li>Forced colours, reduced motion, and a width of 320 pixels without sideways scrolling.</li>
      </ul>

      <h2 id="built-in">What is built in</h2>
      <ul>
        <li>
          Nothing is told by colour alone: states have a shape and a word, changed lines a sign, layers a
          pattern.
        </li>
        <li>
          The editor of a lab can be a plain text field. It works like any other text field, has the same
          checks and the same points, and is the choice for most screen readers. Choose it in the lab or in{' '}
          <Link href="/settings/">the settings</Link>.
        </li>
        <li>
          In the full editor Tab indents. Ctrl M lets it leave, on a Mac Ctrl Shift M, and the status bar says
          which holds. F6 moves between the parts of a lab.
        </li>
        <li>
          The result of a check is announced once: the attempt, the objectives that are met, the points and
          what comes next. Typing announces nothing.
        </li>
        <li>
          The X-ray is a list of words first, with the drawing beside it. No control needs dragging, and
          nothing is timed but the Undo of single steps in a lab and in the settings; it waits while it has
          the focus, and in a lab F6 leads to it. What can be got back in no other way stays until you close
          it.
        </li>
        <li>
          The focus is not lost: where a button that was pressed goes away, the place around it takes the
          focus.
        </li>
        <li>Lessons, rules and the glossary can be read without JavaScript.</li>
      </ul>

      <h2 id="limits">Known limits</h2>
      <ul>
        <li>
          No test was made with users of screen readers, nor by hand with NVDA, JAWS, VoiceOver or TalkBack.
          What they are given was checked in the accessibility tree of Chromium.
        </li>
        <li>Firefox and Safari are not part of the automatic tests.</li>
        <li>
          The full editor is Monaco. It presents itself to screen readers as one text field and is less
          reliable there than the plain one. On phones the plain one is used unless you choose otherwise.
        </li>
        <li>Drawings in lessons have a description, and on narrow screens they scroll inside their frame.</li>
        <li>Search as you type, quick fixes and labs need JavaScript.</li>
        <li>The course is in English only. Code and names of commands are not marked as another language.</li>
      </ul>

      <h2 id="report">If something stands in your way</h2>
      <p>
        Tell whoever gave you the address of this site: which page, what you wanted to do, what happened, and
        with which browser and assistive technology. A barrier that keeps somebody from finishing a lesson or
        a lab is treated as a fault, not as a wish.
      </p>
    </Article>
  )
}
