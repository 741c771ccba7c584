import { readArguments } from '../arguments.ts'
import { below, remove } from '../tree.ts'
import type { Executed } from '../types.ts'
import type { World } from '../world.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { directoryOf, inHome } from './install.ts'
import { installProject } from './project.ts'
import { fill, pathOf } from './support.ts'
import { names } from '../names.ts'

/** Options of mvn that take a value. Source: maven.apache.org/ref/current/maven-embedder/cli.html. */
const MAVEN_VALUES = names(
  '-f --file -s --settings -P --activate-profiles -pl --projects -T --threads',
  '-gs -l --log-file -t --toolchains -rf -b -D',
)

/** Phases in which classes or archives are written to `target`. */
const MAVEN_BUILDS = names(
  'compile process-classes test-compile test prepare-package package verify',
  'integration-test install deploy',
)

/** `mvn package`: artifacts in ~/.m2, archives in `target`; which, the model does not tell. */
const maven: Effect = (command, args, world) => {
  const given = readArguments(args, MAVEN_VALUES)
  const goals = given.positionals.filter((word) => word !== null)
  if (goals.length === 0) return 'unknown'
  const repository = inHome(world, '.m2/repository')
  const local = args.find((word) => word?.startsWith('-Dmaven.repo.local='))?.split('=')[1]
  installProject(world, command, {
    manager: 'maven',
    manifests: ['pom.xml'],
    directory: local === undefined ? repository : pathOf(command, local),
    bulk: 'maven',
  })
  if (goals[0] === 'clean' && command.certain) empty(world, pathOf(command, 'target'))
  if (goals.some((goal) => MAVEN_BUILDS.includes(goal) || goal.includes(':')))
    fill(world, pathOf(command, 'target'), 'maven', { size: null })
  return 'unknown'
}

const GRADLE_VALUES = names(
  '-p --project-dir -b --build-file -x --exclude-task -I --init-script -c',
  '-g --gradle-user-home --console --max-workers --warning-mode',
)
const GRADLE_TELLS = ['tasks', 'help', 'projects', 'properties', 'dependencies', 'wrapper']

/** `gradle build`: artifacts below gradle's home, archives in `build`. Source: docs.gradle.org, "The directories and files Gradle uses". */
const gradle: Effect = (command, args, world) => {
  const given = readArguments(args, GRADLE_VALUES)
  const tasks = given.positionals.filter((word) => word !== null)
  const option = given.get('-g', '--gradle-user-home')
  const home =
    option === undefined
      ? directoryOf(world, 'GRADLE_USER_HOME', inHome(world, '.gradle'))
      : pathOf(command, option)
  installProject(world, command, {
    manager: 'gradle',
    manifests: [
      'build.gradle',
      'build.gradle.kts',
      'settings.gradle',
      'settings.gradle.kts',
      'gradle.properties',
    ],
    directory: home,
    bulk: 'gradle',
  })
  const project = given.get('-p', '--project-dir')
  const at: Executed = project == null ? command : { ...command, cwd: pathOf(command, project) }
  fill(world, pathOf(at, '.gradle'), 'gradle', { size: null })
  if (tasks.some((task) => !GRADLE_TELLS.includes(task)))
    fill(world, pathOf(at, 'build'), 'gradle', { size: null })
  return 'unknown'
}

function empty(world: World, directory: string | null): void {
  if (directory === null) return
  for (const path of below(world.tree, directory)) if (path !== directory) remove(world.tree, path)
}

export const javaEffects: Effects = {
  ...named(['mvn', 'mvnw', 'mvnd'], maven),
  ...named(['gradle', 'gradlew'], gradle),
}
