using AimlMusic.Sandbox.Music;

namespace AimlMusic.Sandbox;

/// <summary>What an accepted request asks for.</summary>
/// <param name="Brief">The song.</param>
/// <param name="Format">The kind of file.</param>
/// <param name="Bitrate">Bits a second of an MP3.</param>
/// <param name="HasOwnSeed">Whether the seed came with the request.</param>
internal sealed record SongOrder(SongBrief Brief, AudioFormat Format, int Bitrate, bool HasOwnSeed);
