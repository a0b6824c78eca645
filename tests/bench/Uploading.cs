namespace AimlMusic.Bench;

/// <summary>Sends a long recording: uploaded as it is, or within a submit as Base64.</summary>
internal static class Uploading
{
    public const string Word = "upload-file";
    public const string Submit = "submit-file";

    /// <summary>Sends a short recording, and then measures a long one.</summary>
    public static async Task<string> MeasureAsync(string word, string small, string path, int port)
    {
        using AimlMusicConnection connection = new(new() { ApiKey = "none", BaseUri = new Uri($"http://127.0.0.1:{port}/") });
        AimlMusicClient client = new(connection);
        var next = small;
        return await MemoryMeter.RunAsync(async () =>
        {
            var file = ReferenceFile.Open(next);
            next = path;
            await (word == Submit ? (Task)SubmitAsync(client, file) : client.UploadReferenceAsync(file, ReferencePurpose.Song));
            return file.Length;
        });
    }

    private static Task<MusicGeneration> SubmitAsync(AimlMusicClient client, ReferenceFile file) =>
        client.SubmitAsync(new() { Model = MusicCatalog.DefaultFileModel, Prompt = "Calm piano, late at night", ReferenceFile = file }, "bench");
}
