using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox;

/// <summary>The content of an accepted request.</summary>
/// <param name="Brief">The song.</param>
/// <param name="Format">The kind of file.</param>
/// <param name="Bitrate">The bit rate of an MP3, in bit/s.</param>
/// <param name="HasOwnSeed">Whether the request contains a seed.</param>
internal sealed record SongOrder(SongBrief Brief, AudioFormat Format, int Bitrate, bool HasOwnSeed);
