namespace AimlMusic.Sandbox.Music;

/// <summary>One syllable, sung on one note.</summary>
/// <param name="Vowel">The vowel to hold.</param>
/// <param name="Onset">The sound it starts with.</param>
/// <param name="StartsWord">Whether a line may be divided before it.</param>
internal readonly record struct Syllable(Vowel Vowel, Onset Onset, bool StartsWord);
