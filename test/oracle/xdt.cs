// For every NAME.source and NAME.transform of a folder, NAME.result and NAME.log by Microsoft.Web.XmlTransform.
// The first line of the log is "ok" or "failed"; the others are a severity and a line of the transform.
using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Web.XmlTransform;

class Log : IXmlTransformationLogger
{
  public readonly List<string> Lines = new List<string>();

  void Add(string severity, int line, string message, object[] arguments)
  {
    var text = arguments == null || arguments.Length == 0 ? message : string.Format(message, arguments);
    Lines.Add(severity + " " + line + " " + text.Replace("\r", " ").Replace("\n", " "));
  }

  public void LogMessage(string message, params object[] a) { }
  public void LogMessage(MessageType type, string message, params object[] a) { }
  public void LogWarning(string message, params object[] a) { Add("warning", 0, message, a); }
  public void LogWarning(string file, string message, params object[] a) { Add("warning", 0, message, a); }
  public void LogWarning(string file, int line, int column, string message, params object[] a) { Add("warning", line, message, a); }
  public void LogError(string message, params object[] a) { Add("error", 0, message, a); }
  public void LogError(string file, string message, params object[] a) { Add("error", 0, message, a); }
  public void LogError(string file, int line, int column, string message, params object[] a) { Add("error", line, message, a); }
  public void LogErrorFromException(Exception e) { Add("error", 0, e.Message, null); }
  public void LogErrorFromException(Exception e, string file) { Add("error", 0, e.Message, null); }
  public void LogErrorFromException(Exception e, string file, int line, int column) { Add("error", line, e.Message, null); }
  public void StartSection(string message, params object[] a) { }
  public void StartSection(MessageType type, string message, params object[] a) { }
  public void EndSection(string message, params object[] a) { }
  public void EndSection(MessageType type, string message, params object[] a) { }
}

static class Program
{
  static void Main(string[] arguments)
  {
    foreach (var source in Directory.GetFiles(arguments[0], "*.source"))
    {
      var name = Path.ChangeExtension(source, null);
      var log = new Log();
      try
      {
        using (var document = new XmlTransformableDocument { PreserveWhitespace = true })
        using (var transformation = new XmlTransformation(File.ReadAllText(name + ".transform"), false, log))
        {
          document.Load(source);
          log.Lines.Insert(0, transformation.Apply(document) ? "ok" : "failed");
          document.Save(name + ".result");
        }
      }
      catch (Exception e)
      {
        log.Lines.Insert(0, "thrown " + e.GetType().Name + " " + e.Message.Replace("\n", " "));
      }
      File.WriteAllLines(name + ".log", log.Lines);
    }
  }
}
