import { parseImageReference } from '../../dockerfile/image-reference.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { addKey } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'Beside build, image is the name that the result gets, and that is a good way to name it. But where no such image is on the computer, Compose first tries to pull it and builds only when it finds none: the name of somebody else’s image on Docker Hub then runs in place of the code that lies beside the file. pull_policy: build says that it is to be built in any case. For an image that a pipeline pushes under that name, pulling it is what one wants.',
  bad: 'services:\n  web:\n    build: .\n    image: harbour/web:7\n',
  good: 'services:\n  web:\n    build: .\n    image: harbour/web:7\n    pull_policy: build\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/build/#using-build-and-image',
    'https://docs.docker.com/reference/compose-file/services/#pull_policy',
  ],
  equivalents: { dclint: ['no-build-and-image'] },
}

/** Any policy that is written is a choice. */
export default defineRule({
  meta: {
    name: 'compose-build-and-image',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Write a pull_policy where build and image stand together',
    messages: {
      both: 'Compose pulls {{image}} where it finds one of that name, and builds it otherwise; pull_policy: build builds it in any case.',
      bare: 'Compose looks for {{image}} on Docker Hub first, among the names of the official images, and builds it otherwise; pull_policy: build builds it in any case.',
    },
  },
  *check({ compose: { services, source } }) {
    yield* distinct(
      services.flatMap((service) => {
        const { build, image, entries } = service
        if (build === null || image === null || entries.has('pull_policy')) return []
        const reference = image.value === null ? null : parseImageReference(image.value)
        const isBare = reference !== null && !reference.name.includes('/')
        const edit = addKey(source, service, 'pull_policy', 'build')
        return [
          {
            messageId: isBare ? ('bare' as const) : ('both' as const),
            range: image.range,
            data: { image: image.written.raw },
            confidence: 'possible' as const,
            ...(edit && { fix: fixOf(edit) }),
          },
        ]
      }),
    )
  },
})

function fixOf(edit: Fix['edits'][number]): Fix {
  return { title: 'Add pull_policy: build', safety: 'behaviour', edits: [edit] }
}
