/** What an instruction or a flag is for. Sources: docs.docker.com/reference/dockerfile, its sections of the same names. */
export type About = {
  /** What is written behind it. */
  readonly form: string
  /** Markdown, one or two sentences. */
  readonly about: string
}

export const INSTRUCTIONS: Readonly<Record<string, About>> = {
  ADD: {
    form: '[flags] source … destination',
    about:
      'Copies files into the image, as COPY does, and can also fetch a URL or a Git repository and unpack a local archive. For plain files COPY is clearer.',
  },
  ARG: {
    form: 'NAME[=default] …',
    about:
      'Declares a variable of the build. `--build-arg NAME=value` sets it. It is gone in the finished image, but its value stays readable in the history: no place for secrets.',
  },
  CMD: {
    form: '["program", "argument", …]',
    about:
      'What a container runs when nothing else is asked for, or the arguments of ENTRYPOINT. The last one counts. In the exec form, the JSON array, the program itself receives the stop signal.',
  },
  COPY: {
    form: '[flags] source … destination',
    about:
      'Copies files of the build context, or with `--from` of another stage or image. Its layer is built again when one of these files changes.',
  },
  ENTRYPOINT: {
    form: '["program", "argument", …]',
    about:
      'The program that a container always runs; what CMD or `docker run` gives are its arguments. The last one counts.',
  },
  ENV: {
    form: 'NAME=value …',
    about:
      'Sets environment variables for the steps that follow and for every container of the image. They can be read out of the image: no place for secrets.',
  },
  EXPOSE: {
    form: 'port[/protocol] …',
    about: 'Documents the ports that the program listens on. It publishes none: `docker run -p` does.',
  },
  FROM: {
    form: '[--platform=…] image [AS name]',
    about:
      'Begins a stage: what follows is built on this image or on an earlier stage. The last stage makes the image, unless another one is asked for.',
  },
  HEALTHCHECK: {
    form: '[flags] CMD command',
    about:
      'A command that tells whether a running container still works: status 0 is healthy, 1 is not. `NONE` turns off the one of the base image. The last one counts.',
  },
  LABEL: { form: 'key=value …', about: 'Adds metadata to the image: where its source is, who maintains it.' },
  MAINTAINER: { form: 'name', about: 'Old. Use `LABEL org.opencontainers.image.authors=…`.' },
  ONBUILD: {
    form: 'INSTRUCTION …',
    about: 'Keeps an instruction for later: it runs at the start of a build that is based on this image.',
  },
  RUN: {
    form: '[flags] command',
    about:
      'Runs a command while the image is built and keeps what it changed as a layer. What a later RUN deletes is still in the layer below.',
  },
  SHELL: {
    form: '["shell", "option", …]',
    about: 'The shell that runs RUN, CMD and ENTRYPOINT where they are no JSON array, from here on.',
  },
  STOPSIGNAL: {
    form: 'signal',
    about: 'The signal that `docker stop` sends to the first process. Without it, SIGTERM.',
  },
  USER: {
    form: 'user[:group]',
    about:
      'Who runs the steps that follow and the container. Without it, root in most images. A number works also where the account has no name.',
  },
  VOLUME: {
    form: 'path …',
    about:
      'Paths that lie outside the image in every container. Each container without a volume of its own gets an anonymous one.',
  },
  WORKDIR: {
    form: 'path',
    about:
      'The directory in which the steps that follow and the container run. It is made where it does not exist.',
  },
}

const OWNER: About = {
  form: 'user[:group]',
  about: 'Who owns the copied files. Without it root does.',
}
const MODE: About = {
  form: '644',
  about: 'The permissions of the copied files, in octal or as `u=rwX,go=rX`.',
}
const LINK: About = {
  form: '',
  about:
    'Makes a layer of its own that does not depend on those below, so that it stays cached when they change.',
}
const EXCLUDE: About = {
  form: 'pattern',
  about: 'Leaves out files that match, as a line of `.dockerignore` does.',
}

export const FLAGS: Readonly<Record<string, Readonly<Record<string, About>>>> = {
  FROM: {
    platform: {
      form: 'linux/amd64',
      about:
        'The platform of the image. `$BUILDPLATFORM` is that of the machine that builds: right for stages that compile for another one.',
    },
  },
  COPY: {
    from: {
      form: 'stage',
      about: 'Takes the files from an earlier stage, or from an image, and not from the build context.',
    },
    chown: OWNER,
    chmod: MODE,
    link: LINK,
    parents: { form: '', about: 'Keeps the directories of the source paths below the destination.' },
    exclude: EXCLUDE,
  },
  ADD: {
    chown: OWNER,
    chmod: MODE,
    link: LINK,
    exclude: EXCLUDE,
    checksum: {
      form: 'sha256:…',
      about: 'What the fetched file has to be: the build fails when its checksum is another.',
    },
    'keep-git-dir': { form: '', about: 'Keeps the `.git` directory of a Git repository.' },
    unpack: { form: 'true', about: 'Unpacks an archive, also one from a URL; `false` keeps it as it is.' },
  },
  RUN: {
    mount: {
      form: 'type=cache,target=…',
      about:
        'Makes files available to this command alone: a cache that lasts between builds, a secret, files of the context or of a stage. Nothing of it gets into the layer.',
    },
    network: { form: 'default', about: 'The network of this command: `default`, `none` or `host`.' },
    security: {
      form: 'sandbox',
      about: '`insecure` runs the command with all privileges; the builder has to allow it.',
    },
    device: { form: 'name', about: 'Gives the command a device (CDI) of the builder.' },
  },
  HEALTHCHECK: {
    interval: { form: '30s', about: 'The time between two checks, and before the first. Without it 30 s.' },
    timeout: { form: '30s', about: 'A check that takes longer has failed. Without it 30 s.' },
    'start-period': {
      form: '0s',
      about: 'The time that the program may take to start: failures in it do not count. Without it none.',
    },
    'start-interval': {
      form: '5s',
      about: 'The time between two checks in the start period. Without it 5 s.',
    },
    retries: { form: '3', about: 'So many failures in a row make the container unhealthy. Without it 3.' },
  },
}

/** What `--mount=type=` can be, with what each needs. */
export const MOUNTS: Readonly<Record<string, About>> = {
  'type=cache,target=': {
    form: 'path',
    about: 'A directory that stays between builds: downloads of a package manager, objects of a compiler.',
  },
  'type=bind,target=': {
    form: 'path',
    about: 'Files of the build context, or with `from=` of a stage, without a copy in the layer.',
  },
  'type=secret,id=': {
    form: 'name',
    about: 'A file of `docker build --secret`, at `/run/secrets/` and the name.',
  },
  'type=ssh': { form: '', about: 'The SSH agent of `docker build --ssh`.' },
  'type=tmpfs,target=': { form: 'path', about: 'An empty directory in memory.' },
}

export function aboutFlag(keyword: string, name: string): About | null {
  const flags = Object.hasOwn(FLAGS, keyword) ? FLAGS[keyword]! : {}
  return Object.hasOwn(flags, name) ? flags[name]! : null
}
