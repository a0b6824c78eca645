namespace AimlMusic.Sandbox.Music;

/// <summary>A chord stacked in thirds on a degree of the scale.</summary>
/// <param name="Root">The degree, 0 for the tonic.</param>
/// <param name="HasSeventh">Whether a fourth note is added, as jazz likes it.</param>
internal readonly record struct Chord(int Root, bool HasSeventh)
{
    /// <summary>The degrees of the notes.</summary>
    public IReadOnlyList<int> Degrees => HasSeventh
        ? [Root, Root + 2, Root + 4, Root + 6]
        : [Root, Root + 2, Root + 4];

    /// <summary>Whether a degree, in any octave, belongs to the triad.</summary>
    public bool Contains(int degree) => (((degree - Root) % Scale.Degrees) + Scale.Degrees) % Scale.Degrees is 0 or 2 or 4;
}
