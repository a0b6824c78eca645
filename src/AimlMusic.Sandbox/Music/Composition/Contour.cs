namespace AimlMusic.Sandbox.Music;

/// <summary>The line a melody follows through a phrase.</summary>
internal sealed class Contour
{
    private const double Height = 2.5;

    private readonly double _center;
    private readonly int _shape;
    private readonly double _height;

    /// <summary>Picks a shape around a center.</summary>
    public Contour(double center, SongRandom random)
    {
        _center = center;
        _shape = random.Next(4);
        _height = Height * (0.8 + (0.5 * random.NextDouble()));
    }

    /// <summary>The degree to aim at, from the beginning (0) to the end (1) of the phrase.</summary>
    public double At(double progress) => _center + (_height * _shape switch
    {
        0 => Math.Sin(Math.PI * progress) - 0.4,
        1 => 0.6 - (1.4 * progress),
        2 => (1.4 * progress) - 0.7,
        _ => Math.Sin(2 * Math.PI * progress),
    });
}
