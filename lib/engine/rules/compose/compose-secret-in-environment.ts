import { defineRule, type RuleDocs } from '../rule.ts'
import { isDevelopment } from './shared/development.ts'
import { environmentSecrets } from './shared/environment-secrets.ts'

export const docs: RuleDocs = {
  why: 'What stands in the file is in the repository and in every copy of it, for ever: deleting it later leaves it in the history. Besides, docker inspect shows the variables of a container, and error pages and child processes get them, too. Compose can hand a secret over as a file (secrets:), and most images read it from there with a variable that ends in _FILE. At the least the value belongs in a file that is not in the repository, with ${NAME:?} in its place.',
  bad: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: spring-neap-77\n',
  good: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n    secrets:\n      - db_password\nsecrets:\n  db_password:\n    file: ./secrets/db_password.txt\n',
  sources: [
    'https://docs.docker.com/compose/how-tos/use-secrets/',
    'https://docs.docker.com/compose/how-tos/environment-variables/best-practices/',
    'https://docs.docker.com/reference/compose-file/secrets/',
  ],
  equivalents: {
    kics: ['Passwords And Secrets'],
    docker_bench: ['4.10', '7.4'],
    dockle: ['CIS-DI-0010'],
  },
}

/** Build arguments are compose-build-arg-secret's, what a bundler makes public is public-frontend-secret's. */
export default defineRule({
  meta: {
    name: 'compose-secret-in-environment',
    severity: 'error',
    category: 'secrets',
    files: 'compose',
    title: 'Keep the values of secrets out of the compose file',
    messages: {
      literal:
        'The value of {{name}} is written in the file, so everybody with a copy of the repository has it. Change it, and hand the new one over with secrets: and a variable that ends in _FILE, or let a variable with :? ask for it.',
      standIn:
        '{{name}} has a stand-in as its value: it works, and everybody knows it. A variable with :? asks for the real one.',
      default:
        'Where {{variable}} is not set, {{name}} gets a value that everybody with a copy of the file knows; with :? in place of the default Compose asks for one.',
      url: 'The address in {{name}} holds a password that everybody with a copy of the repository has. Change it, and let a variable with :? stand in its place.',
    },
  },
  *check({ compose, project }) {
    const isForDevelopment = isDevelopment(project)
    for (const { kind, name, variable, range, confidence } of environmentSecrets(compose)) {
      const isWeak = kind === 'standIn' || kind === 'default'
      yield {
        messageId: kind,
        range,
        data: { name, variable },
        severity: isWeak || isForDevelopment ? 'warning' : 'error',
        confidence: isForDevelopment ? 'possible' : confidence,
      }
    }
  },
})
