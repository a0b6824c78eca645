using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace AimlMusic.Sandbox;

/// <summary>The answer with a file, or with the requested part of it.</summary>
internal static class DownloadAnswer
{
    public static HttpResponseMessage Create(SandboxRequest request, Generation generation, AudioFile file, TimeProvider time)
    {
        var knowsRanges = request.Fault?.Download != FaultDownload.NoRange;
        var whole = new ByteRange(0, file.Bytes.Length);
        var range = knowsRanges && IsStillTheSame(request.Header("If-Range"), generation, file)
            ? ByteRange.Parse(request.Header("Range"), file.Bytes.Length)
            : null;
        if (range is { Count: 0 })
        {
            var refusal = XmlAnswer.Create(416, "InvalidRange", "The requested range cannot be satisfied.");
            refusal.Content.Headers.ContentRange = new ContentRangeHeaderValue(file.Bytes.Length);
            return refusal;
        }

        var answer = new HttpResponseMessage(range is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent)
        {
            Content = request.Method == "HEAD"
                ? new ByteArrayContent([])
                : DownloadContent.Create(request.Fault, file.Bytes, range ?? whole, time),
        };
        var headers = answer.Content.Headers;
        headers.ContentLength = (range ?? whole).Count;
        headers.ContentType = new MediaTypeHeaderValue(generation.ContentType);
        headers.LastModified = LastModified(generation);
        if (range is { } part)
        {
            headers.ContentRange = new ContentRangeHeaderValue(part.Offset, part.Last, file.Bytes.Length);
        }

        answer.Headers.ETag = new EntityTagHeaderValue(file.Facts.ETag);
        if (knowsRanges)
        {
            answer.Headers.AcceptRanges.Add("bytes");
        }

        return answer;
    }

    /// <summary>A range with a condition applies only to the unchanged file.</summary>
    private static bool IsStillTheSame(string? condition, Generation generation, AudioFile file)
    {
        if (condition is null || condition == file.Facts.ETag)
        {
            return true;
        }

        return DateTimeOffset.TryParse(condition, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date == LastModified(generation);
    }

    private static DateTimeOffset LastModified(Generation generation) =>
        DateTimeOffset.FromUnixTimeSeconds(generation.Ends.ToUnixTimeSeconds());
}
