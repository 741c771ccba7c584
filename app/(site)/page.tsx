import { TopBar } from '@/components/site/top-bar'

export default function HomePage() {
  return (
    <>
      <TopBar current="course" />
      <main id="main">
        <h1>Docker best practices, learned by fixing real Dockerfiles</h1>
      </main>
    </>
  )
}
