using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>The properties of an uploaded reference. Its bytes are not kept.</summary>
/// <param name="Purpose">The purpose; null if the field is missing.</param>
/// <param name="Length">The size in bytes; null if the field is missing.</param>
/// <param name="Seconds">The duration; null if the file is neither WAV nor MP3.</param>
internal sealed record ReferenceUpload(string? Purpose, long? Length, double? Seconds)
{
    /// <summary>Reads the upload from a form; null if the content is not a form.</summary>
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
