namespace AimlMusic.Sandbox;

/// <summary>How the answer to a poll tells where a song is that is ready.</summary>
public enum FaultLink
{
    /// <summary>Not at all: <c>audio_file</c> is null.</summary>
    None,

    /// <summary>An <c>audio_file</c> without a url.</summary>
    NoUrl,

    /// <summary>A list of files.</summary>
    List,

    /// <summary>The url alone, a string.</summary>
    Bare,

    /// <summary>In <c>audio_url</c>.</summary>
    AudioUrl,
}
