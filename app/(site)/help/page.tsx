import type { Metadata } from 'next'

import { getContent } from '@/app/course'
import { ShortcutList } from '@/components/help/shortcut-list'
import { Article } from '@/components/site/article'
import { Link } from '@/components/ui/link'

export const metadata: Metadata = {
  title: 'Help',
  description: 'How labs work, how they are graded, every shortcut, and what happens to your work.',
}

export default async function HelpPage() {
  const { course } = await getContent()
  return (
    <Article title="Help" lede="How labs work, how they are graded, and what happens to your work.">
      <h2 id="labs">How a lab works</h2>
      <p>
        A lab gives you files with real flaws and a list of objectives. You mend the files in the editor;
        press Check, and each objective says whether it is met, and if not, why. Nothing is built: Drydock
        reads your files and works out what Docker would make of them.
      </p>
      <ul>
        <li>
          While you type, Problems lists what the <Link href="/rules/">rules</Link> say about your files. This
          is advice: it costs no points.
        </li>
        <li>
          The X-ray shows what a build would do: the layers, what would be built again after a change, and
          what stays readable in the image. Its sizes and times are estimates.
        </li>
        <li>
          Hints open one after the other: a question, the idea, then the shape of the answer. They cost no
          points. Your record counts how many you opened.
        </li>
        <li>Reset puts every file back to the start. Undo brings your text back for ten seconds.</li>
      </ul>

      <h2 id="grading">How it is graded</h2>
      <p>
        {`Each objective is worth some of 100 points, and ${course.passMark} points pass the lab. `}
        An objective asks for what the image does, not for one way to write it: any file that has the effect
        is right. Some objectives hold from the start and have to stay true; breaking one costs what depends
        on it.
      </p>
      <p>
        Some things cannot be told from the files alone, such as what an unknown base image contains. Drydock
        says so then, and gives no points for a guess. Your best score counts, and you can check as often as
        you like.
      </p>
      <p>
        Scores are worked out in your browser. They are a record of practice, not a proof: whoever can change
        the page can change the score.
      </p>

      <h2 id="shortcuts">Shortcuts</h2>
      <div className="figure">
        <ShortcutList heading="h3" />
      </div>

      <h2 id="stuck">When you are stuck</h2>
      <p>
        Open the first objective that is not met, and read what it says about your file. Then open a hint.
        Each objective also leads to the part of the lesson that explains it, and each problem to its rule,
        with a bad and a good example. <Link href="/glossary/">The glossary</Link> has the words, and search
        finds all of it.
      </p>
      <p>
        If a right answer is refused, or a wrong one passes, that is a fault in the lab. Send the file and the
        name of the objective to whoever gave you the address of this site.
        {course.repository === null ? null : ' The lab’s files can be changed where “Edit this page” leads.'}
      </p>

      <h2 id="offline">Without a network</h2>
      <p>
        Lessons, labs and rules that you have visited open, grade and save without a network, in browsers that
        allow it. The line at the bottom of each page says when a page works offline. A page that is not on
        your device yet says so; connect once to get it.
      </p>

      <h2 id="privacy">What leaves your device</h2>
      <p>
        Nothing. Your files are read and graded in the browser, and your work is saved there. There is no
        account, no counting of visitors, and no request to any other site. The host of these pages sees which
        pages you load, as with every site, and not what you write in them.
      </p>
      <p>
        Saved work belongs to this browser on this device. Clearing the data of the site deletes it, and so
        may a private window when it closes. Export your progress on{' '}
        <Link href="/progress/">the progress page</Link> to keep a copy, or to move to another device.
      </p>
    </Article>
  )
}
