namespace AimlMusic.Sandbox.Music;

/// <summary>The scales songs are written in.</summary>
internal enum Mode
{
    /// <summary>Bright.</summary>
    Major,

    /// <summary>Sad.</summary>
    Minor,

    /// <summary>Minor with a hopeful sixth: folk, jazz.</summary>
    Dorian,

    /// <summary>Major with a flat seventh: rock.</summary>
    Mixolydian,
}
