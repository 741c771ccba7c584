import type { Metadata } from 'next'
import { PlaygroundPage } from '@/components/playground/playground-page.tsx'
import { TopBar } from '@/components/site/top-bar'

export const metadata: Metadata = {
  title: 'Playground',
  description:
    'Check your own Dockerfile, compose file, pipeline or a whole folder in the browser. Nothing is uploaded.',
}

export default function Page() {
  return (
    <div className="flex h-dvh flex-col overflow-hidden max-md:h-auto max-md:min-h-dvh max-md:overflow-visible">
      <TopBar current="playground" />
      <noscript>
        <p className="border-b border-line bg-sunken px-4 py-2 text-13">
          The playground checks files in your browser, so it needs JavaScript. The command line does the same:
          npx drydock lint.
        </p>
      </noscript>
      <PlaygroundPage />
    </div>
  )
}
