namespace AimlMusic.Sandbox.Music;

/// <summary>The position of a note of the tune.</summary>
/// <param name="Beat">Beats since the phrase began.</param>
/// <param name="Beats">Its length.</param>
internal readonly record struct PhraseSlot(double Beat, double Beats);
