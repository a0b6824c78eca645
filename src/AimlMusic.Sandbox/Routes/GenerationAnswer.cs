using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Writes a generation in the format of the service.</summary>
internal static class GenerationAnswer
{
    public static void WriteUnfinished(Utf8JsonWriter json, Generation generation, GenerationStage stage, string word)
    {
        json.WriteString("id", generation.Id);
        json.WriteString("status", word);
        if (stage == GenerationStage.Failed)
        {
            json.WriteStartObject("error");
            json.WriteString("name", generation.Failure!.Name);
            json.WriteString("message", generation.Failure.Message);
            json.WriteEndObject();
        }
        else if (generation.Variation.HasNullError)
        {
            json.WriteNull("error");
        }
    }

    public static void WriteCompleted(Utf8JsonWriter json, Generation generation, AudioFacts audio, string url, string word)
    {
        var variation = generation.Variation;
        json.WriteString("id", generation.Id);
        json.WriteString("status", word);
        WriteFile(json, generation, audio, url);
        if (variation.HasNullError)
        {
            json.WriteNull("error");
        }

        WriteUsage(json, generation);
        if (variation.HasExtraInfo)
        {
            WriteExtraInfo(json, audio);
        }

        if (variation.HasTraceId)
        {
            json.WriteString("trace_id", generation.FileToken);
        }
    }

    public static void WriteUsage(Utf8JsonWriter json, Generation generation)
    {
        json.WriteStartObject("meta");
        json.WriteStartObject("usage");
        json.WriteNumber("credits_used", generation.Credits);
        json.WriteNumber("usd_spent", generation.Usd);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, Generation generation, AudioFacts audio, string url)
    {
        var variation = generation.Variation;
        var isPcm = generation.Order.Format == AudioFormat.Pcm;
        json.WriteStartObject("audio_file");
        json.WriteString("url", url);

        // A PCM file has no header, so its type is always included.
        if (isPcm)
        {
            json.WriteString("content_type", "audio/pcm");
        }
        else if (variation.HasContentType)
        {
            json.WriteString("content_type", variation.IsContentTypeVague ? "application/octet-stream" : generation.ContentType);
        }

        json.WriteString("file_name", (variation.HasOwnFileName ? generation.FileToken : "output") + generation.Extension);
        if (variation.HasFileSize)
        {
            json.WriteNumber("file_size", variation.IsFileSizeZero ? 0 : audio.Size);
        }

        json.WriteEndObject();
    }

    private static void WriteExtraInfo(Utf8JsonWriter json, AudioFacts audio)
    {
        json.WriteStartObject("extra_info");
        json.WriteNumber("music_duration", audio.DurationMs);
        json.WriteNumber("music_sample_rate", audio.SampleRate);
        json.WriteNumber("music_channel", audio.Channels);
        json.WriteNumber("bitrate", audio.Bitrate);
        json.WriteNumber("music_size", audio.Size);
        json.WriteEndObject();
    }
}
