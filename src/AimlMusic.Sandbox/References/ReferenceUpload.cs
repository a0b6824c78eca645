using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>What there is to know of a reference that was uploaded. Its bytes are not kept.</summary>
/// <param name="Purpose">What it is for; null where the field is missing.</param>
/// <param name="Length">Bytes; null where the field is missing.</param>
/// <param name="Seconds">How long it plays; null where it is neither wav nor mp3.</param>
internal sealed record ReferenceUpload(string? Purpose, long? Length, double? Seconds)
{
    /// <summary>The upload of a form; null where the content is none.</summary>
    public static ReferenceUpload? Read(HttpContent? content, byte[] body)
    {
        var type = content?.Headers.ContentType;
        var boundary = type?.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, "boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        if (type?.MediaType != "multipart/form-data" || string.IsNullOrEmpty(boundary))
        {
            return null;
        }

        var fields = MultipartForm.Read(body, boundary!);
        var hasFile = fields.TryGetValue("file", out var file);
        return new ReferenceUpload(
            fields.TryGetValue("purpose", out var purpose) ? Encoding.UTF8.GetString(purpose.Array!, purpose.Offset, purpose.Count) : null,
            hasFile ? file.Count : null,
            hasFile ? RecordingLength.Seconds(file.AsSpan()) : null);
    }
}
