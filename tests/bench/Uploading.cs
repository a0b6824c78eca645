namespace AimlMusic.Bench;

/// <summary>Uploads a long recording.</summary>
internal static class Uploading
{
    public const string Word = "upload-file";

    public static async Task<string> MeasureAsync(string path, int port)
    {
        using AimlMusicConnection connection = new(new() { ApiKey = "none", BaseUri = new Uri($"http://127.0.0.1:{port}/") });
        return await MemoryMeter.RunAsync(async () =>
        {
            await new AimlMusicClient(connection).UploadReferenceAsync(ReferenceFile.Open(path), ReferencePurpose.Song);
            return new FileInfo(path).Length;
        });
    }
}
