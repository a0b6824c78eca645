namespace AimlMusic.Sandbox;

/// <summary>A rendered song.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Facts">What there is to know about it.</param>
internal sealed record AudioFile(byte[] Bytes, AudioFacts Facts);
