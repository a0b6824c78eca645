namespace AimlMusic.Sandbox.Music;

/// <summary>The samples all parts are added to.</summary>
internal sealed class StereoMix
{
    /// <summary>Makes a silent mix.</summary>
    public StereoMix(int frames)
    {
        Left = new float[frames];
        Right = new float[frames];
    }

    /// <summary>The left channel.</summary>
    public float[] Left { get; }

    /// <summary>The right channel.</summary>
    public float[] Right { get; }

    /// <summary>The length in frames.</summary>
    public int Frames => Left.Length;

    /// <summary>How much of a sound at a position (-1 to 1) goes to each side; its power stays the same.</summary>
    public static (float Left, float Right) Pan(double position)
    {
        var angle = (position + 1) * Math.PI / 4;
        return ((float)Math.Cos(angle), (float)Math.Sin(angle));
    }
}
