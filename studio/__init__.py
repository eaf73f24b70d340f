"""The embedded backend: the same API as the cloud, rendered with ffmpeg on this machine."""
