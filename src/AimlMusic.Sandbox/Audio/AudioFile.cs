namespace AimlMusic.Sandbox;

/// <summary>A rendered song.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Facts">The properties of the file.</param>
internal sealed record AudioFile(byte[] Bytes, AudioFacts Facts);
