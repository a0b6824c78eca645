namespace AimlMusic.Sandbox;

/// <summary>
/// Variations in the answers of the service that a client must support. The sandbox varies its answers in the same way: the first song has
/// none, and ten songs have all of them.
/// </summary>
/// <param name="Number">The number of the generation, from 1.</param>
internal readonly record struct Variation(int Number)
{
    /// <summary>201 instead of 200 for a submit.</summary>
    public bool IsCreated => Number % 2 == 0;

    /// <summary>The answer to the submit contains <c>meta.usage</c>.</summary>
    public bool HasUsageAtSubmit => Number % 3 != 0;

    /// <summary>The answer contains <c>error</c> with the value null.</summary>
    public bool HasNullError => Number % 2 == 0;

    public bool HasContentType => Number % 4 != 3;

    /// <summary>The content type is that of any file.</summary>
    public bool IsContentTypeVague => Number % 4 == 2;

    public bool HasFileSize => Number % 5 != 3;

    public bool IsFileSizeZero => Number % 5 == 4;

    /// <summary>A specific file name instead of <c>output.wav</c>.</summary>
    public bool HasOwnFileName => Number % 3 == 0;

    public bool HasExtraInfo => Number % 6 != 5;

    public bool HasTraceId => Number % 2 == 1;
}
