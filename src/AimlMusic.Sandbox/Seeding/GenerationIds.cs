using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>Ids of generations in all the styles that the service uses.</summary>
internal static class GenerationIds
{
    public static string Create(SandboxSeed seed, ModelSpec model, int number)
    {
        var text = "generation:" + number.ToString(CultureInfo.InvariantCulture);
        if (model.IdStyle == IdStyle.UuidAndModel)
        {
            return seed.Uuid(text) + ":" + model.Id;
        }

        // Every fourth id looks like a switch on a command line.
        var id = seed.NanoId(text);
        return number % 4 == 0 ? id.Remove(0, 1).Insert(0, "-") : id;
    }
}
