namespace AimlMusic.Help.Pages;

/// <summary>Collects the mistakes of one page, so that all are reported at once.</summary>
internal sealed class MistakeList(string file, ICollection<Mistake> all)
{
    public void Add(string where, string problem) => all.Add(new Mistake(file, where, problem));
}
