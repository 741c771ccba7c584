/** Docker's socket and those of the engines below or beside it. */
export const SOCKET = /(?:^|\/)(?:docker|podman|containerd|crio|cri-dockerd)\.sock$/
/** What holds such a socket. */
export const SOCKET_DIRECTORY =
  /^(?:\/var)?\/run(?:\/(?:containerd|crio|podman|user(?:\/\d+(?:\/podman)?)?))?$/
