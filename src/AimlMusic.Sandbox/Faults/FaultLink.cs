namespace AimlMusic.Sandbox;

/// <summary>The form of the link in the answer to a poll of a completed song.</summary>
public enum FaultLink
{
    /// <summary>No link: <c>audio_file</c> is null.</summary>
    None,

    /// <summary>An <c>audio_file</c> without a url.</summary>
    NoUrl,

    /// <summary>A list of files.</summary>
    List,

    /// <summary>Only the URL, as a string.</summary>
    Bare,

    /// <summary>In <c>audio_url</c>.</summary>
    AudioUrl,
}
