namespace AimlMusic.Sandbox;

/// <summary>
/// What the service sends sometimes and sometimes not. A client must live with all of it, so the sandbox varies it:
/// the first song is the plainest, and the tenth has shown everything.
/// </summary>
/// <param name="Number">The number of the generation, from 1.</param>
internal readonly record struct Variation(int Number)
{
    /// <summary>201 instead of 200 for a submit.</summary>
    public bool IsCreated => Number % 2 == 0;

    /// <summary><c>meta.usage</c> is in the answer to the submit already.</summary>
    public bool HasUsageAtSubmit => Number % 3 != 0;

    /// <summary><c>error</c> is there, and null.</summary>
    public bool HasNullError => Number % 2 == 0;

    public bool HasContentType => Number % 4 != 3;

    /// <summary>The content type says no more than that there is a file.</summary>
    public bool IsContentTypeVague => Number % 4 == 2;

    public bool HasFileSize => Number % 5 != 3;

    public bool IsFileSizeZero => Number % 5 == 4;

    /// <summary>A file name of its own instead of <c>output.wav</c>.</summary>
    public bool HasOwnFileName => Number % 3 == 0;

    public bool HasExtraInfo => Number % 6 != 5;

    public bool HasTraceId => Number % 2 == 1;
}
